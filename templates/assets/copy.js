/* Copy buttons: one beside each paragraph's number, one beside each citation. Without them everything is still there. */
(() => {
  const said = document.getElementById("said");
  if (!said || !navigator.clipboard) return;
  const words = said.dataset;
  const button = (label, text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy";
    made.setAttribute("aria-label", label);
    made.title = label;
    made.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text());
      said.textContent = "";
      setTimeout(() => { said.textContent = words.copied; }, 50);
      made.dataset.done = "";
      setTimeout(() => { delete made.dataset.done; }, 1500);
    });
    return made;
  };
  const page = location.href.split("#")[0];
  for (const number of document.querySelectorAll(".turn .n")) {
    const label = words.link.replace("{n}", number.textContent);
    number.parentElement.append(button(label, () => page + number.getAttribute("href")));
  }
  for (const cite of document.querySelectorAll("#cite-fa,#cite-apa")) {
    cite.append(button(words.cite, () => cite.innerText.trim()));
  }
})();
