/* Copy buttons beside paragraph numbers and citations. Without them everything is still there. */
(() => {
const said = document.getElementById("said"), words = said.dataset, page = location.href.split("#")[0];
const add = (to, label, text) => {
 const button = document.createElement("button");
 button.className = "copy";
 button.ariaLabel = button.title = label;
 button.onclick = async () => {
  await navigator.clipboard.writeText(text);
  said.textContent = "";
  setTimeout(() => { said.textContent = words.copied; }, 50);
  button.dataset.done = "";
  setTimeout(() => { delete button.dataset.done; }, 1500);
 };
 to.append(button);
};
if (navigator.clipboard) {
 for (const n of document.querySelectorAll(".turn .n")) add(n.parentElement, words.link.replace("{n}", n.textContent), page + n.hash);
 for (const cite of document.querySelectorAll("#cite-fa,#cite-apa")) add(cite, words.cite, cite.innerText.trim());
}
})();
