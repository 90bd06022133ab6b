"""The training code stands beside the package, not in it: put the project's root on the path."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

CONLLU = """\
# newdoc id = d1
# sent_id = d1-1
# newpar
# text = Rebels don't hold "Tarin".
1	Rebels	rebel	NOUN	NNS	Number=Plur	4	nsubj	_	Entity=(1-person-new-x)
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	hold	hold	VERB	VB	VerbForm=Inf	0	root	_	_
5	"	"	PUNCT	``	_	6	punct	_	SpaceAfter=No
6	Tarin	Tarin	PROPN	NNP	Number=Sing	4	obj	_	Entity=(2-place-new-x)|SpaceAfter=No
7	"	"	PUNCT	''	_	6	punct	_	SpaceAfter=No
8	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = d1-2
# text = President Amara Diallo of the Northern League fled.
1	President	President	PROPN	NNP	Number=Sing	8	nsubj	_	Entity=(3-person-new-x
2	Amara	Amara	PROPN	NNP	Number=Sing	1	flat	_	_
3	Diallo	Diallo	PROPN	NNP	Number=Sing	1	flat	_	_
4	of	of	ADP	IN	_	7	case	_	_
5	the	the	DET	DT	_	7	det	_	Entity=(4-organization-new-x
6	Northern	Northern	ADJ	NNP	Degree=Pos	7	amod	_	_
7	League	League	PROPN	NNP	Number=Sing	1	nmod	_	Entity=4)3)
8	fled	flee	VERB	VBD	Tense=Past	0	root	_	SpaceAfter=No
9	.	.	PUNCT	.	_	8	punct	_	_

# newdoc id = d2
# sent_id = d2-1
# text = Talks began
1	Talks	talk	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	began	begin	VERB	VBD	Tense=Past	0	root	_	_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    """A CoNLL-U file of two short documents."""
    path = tmp_path / "tiny.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


@pytest.fixture
def tokenizer_file(tmp_path: Path) -> Path:
    """A word-piece tokenizer of letters and a few words."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    letters = [chr(c) for c in range(ord("a"), ord("z") + 1)]
    vocabulary = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        "[MASK]",
        "talks",
        "began",
        *letters,
        *(f"##{c}" for c in letters),
    ]
    vocabulary += list("\".'-,0123456789")
    model = models.WordPiece({token: i for i, token in enumerate(vocabulary)}, unk_token="[UNK]")
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    path = tmp_path / "tokenizer.json"
    tokenizer.save(str(path))
    return path
