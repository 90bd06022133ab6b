// Rows and marks find each other: a click scrolls to the words and flashes all of them, pointing at a row lights them.
(() => {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const parts = (key) => document.querySelectorAll(`.sayso [data-r="${CSS.escape(key)}"]`);
  const flash = (elements) => {
    for (const element of elements) {
      element.classList.remove("flash");
      void element.offsetWidth;
      element.classList.add("flash");
    }
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('.sayso a[href^="#"]');
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    target.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "center" });
    const key = target.dataset.r;
    flash(key ? [...parts(key)].filter((part) => target.matches("tr") === part.matches("tr")) : [target]);
  });
  for (const row of document.querySelectorAll(".sayso tr[data-r]")) {
    const light = (on) => () => parts(row.dataset.r).forEach((part) => part.classList.toggle("lit", on));
    row.addEventListener("mouseenter", light(true));
    row.addEventListener("mouseleave", light(false));
  }
})();
