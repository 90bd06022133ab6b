"""A text in another language is refused by name; English is not, however foreign its names."""

from __future__ import annotations

import pytest

from sayso.sources.language import foreign_language

FOREIGN = {
    "French": "Le ministre de la Défense a déclaré lundi que les forces armées avaient repris la ville "
    "après deux "
    "semaines de combats, mais que des tirs se poursuivaient dans le nord.",
    "German": "Der Verteidigungsminister erklärte am Montag, die Armee habe die Stadt nach zwei Wochen "
    "zurückerobert, "
    "doch im Norden werde noch geschossen.",
    "Spanish": "El ministro de Defensa declaró el lunes que las fuerzas armadas habían retomado la "
    "ciudad después de "
    "dos semanas de combates, aunque los disparos continúan en el norte.",
    "Portuguese": "O ministro da Defesa disse na segunda-feira que as forças armadas retomaram a cidade "
    "depois de duas "
    "semanas de combates, mas que os tiros continuam no norte.",
    "Italian": "Il ministro della Difesa ha dichiarato lunedì che le forze armate hanno ripreso la "
    "città dopo due "
    "settimane di combattimenti, ma che nel nord si spara ancora.",
    "Dutch": "De minister van Defensie zei maandag dat het leger de stad na twee weken heeft heroverd, "
    "maar dat er in "
    "het noorden nog wordt geschoten.",
    "Swedish": "Försvarsministern sade på måndagen att armén har återtagit staden efter två veckors "
    "strider, men att "
    "det fortfarande skjuts i norr och att många har flytt.",
    "Polish": "Minister obrony powiedział w poniedziałek, że wojsko odzyskało miasto po dwóch "
    "tygodniach walk, ale na "
    "północy nadal słychać strzały i nie jest bezpiecznie.",
    "Turkish": "Savunma Bakanı pazartesi günü yaptığı açıklamada, ordunun iki hafta süren çatışmalardan "
    "sonra kenti "
    "geri aldığını, ancak kuzeyde çatışmaların devam ettiğini ve daha çok asker için karar verildiğini "
    "söyledi.",
    "Indonesian or Malay": "Menteri Pertahanan mengatakan pada hari Senin bahwa tentara telah merebut "
    "kembali kota itu "
    "setelah dua minggu pertempuran, tetapi tembakan masih terdengar di utara.",
    "Vietnamese": "Bộ trưởng Quốc phòng nói hôm thứ Hai rằng quân đội đã chiếm lại thành phố sau hai "
    "tuần giao tranh, "
    "nhưng tiếng súng vẫn còn ở phía bắc và nhiều người không được về nhà.",
    "Swahili": "Waziri wa Ulinzi alisema Jumatatu kwamba jeshi limeuteka tena mji huo baada ya wiki "
    "mbili za mapigano, "
    "lakini milio ya risasi bado inasikika katika eneo la kaskazini.",
    "Romanian": "Ministrul Apărării a declarat luni că armata a recucerit orașul după două săptămâni de "
    "lupte, dar că "
    "în nord se mai aud focuri de armă și oamenii nu pot să se întoarcă.",
    "Arabic": "قال وزير الدفاع يوم الاثنين إن الجيش استعاد المدينة بعد أسبوعين من القتال.",
    "Persian": "وزیر دفاع روز دوشنبه گفت که ارتش پس از دو هفته درگیری شهر را پس گرفته است.",
    "Urdu": "وزیر دفاع نے پیر کو کہا کہ فوج نے دو ہفتوں کی لڑائی کے بعد شہر واپس لے لیا ہے۔",
    "Russian": "Министр обороны заявил в понедельник, что армия вернула город после двух недель боёв.",
    "Ukrainian": "Міністр оборони заявив у понеділок, що армія повернула місто після двох тижнів боїв.",
    "Chinese": "国防部长周一表示，军队在两周的战斗后收复了该市。",
    "Japanese": "国防相は月曜日、軍が二週間の戦闘の末に町を奪還したと述べた。",
    "Korean": "국방장관은 월요일 군이 2주간의 전투 끝에 도시를 되찾았다고 말했다.",
    "Hebrew": "שר הביטחון אמר ביום שני כי הצבא כבש מחדש את העיר לאחר שבועיים של לחימה.",
    "Greek": "Ο υπουργός Άμυνας δήλωσε τη Δευτέρα ότι ο στρατός ανακατέλαβε την πόλη.",
    "Hindi": "रक्षा मंत्री ने सोमवार को कहा कि सेना ने दो सप्ताह की लड़ाई के बाद शहर वापस ले लिया है।",
    "Amharic": "የመከላከያ ሚኒስትሩ ሰኞ ዕለት ሠራዊቱ ከተማዋን መልሶ መያዙን ተናግረዋል።",
}

ENGLISH = [
    "",
    "Truce",
    "Macron, Scholz et al. meet in Paris",
    "José María de la Cruz, Ana de los Santos y Vega, Luis del Río",
    "Asaib Ahl al-Haq and Kataeb Hezbollah fighters entered Tal Afar, Sinjar, Qaraqosh and Bashiqa.",
    "Le Monde and Der Spiegel said La République en Marche would not back Die Linke in El País.",
    "FARC-EP, ELN and Clan del Golfo leaders met in San José del Guaviare, Puerto Asís and La Macarena.",
    "Protesters shouted “الشعب يريد إسقاط النظام” outside the ministry in Tunis on Friday, a witness said.",
    "“Allons enfants de la patrie”, the crowd sang as the police moved in on them with batons and gas.",
    "Iran, Iraq sign Basra gas deal despite US sanctions",
    "word " * 5000,
    "x" * 5000,
    "3-1 2-0 1-1 4-4",
]


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_named(language: str) -> None:
    assert foreign_language(FOREIGN[language]) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_passes(text: str) -> None:
    assert foreign_language(text) is None
