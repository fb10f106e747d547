/* Copy buttons: links of paragraphs, citations. */
if (navigator.clipboard) {
const said = document.getElementById("said"), words = said.dataset, page = location.href.split("#")[0];
const all = query => [...document.querySelectorAll(query)];
const add = (to, label, text) => {
 const button = document.createElement("button");
 button.className = "copy";
 button.title = label;
 button.onclick = async () => {
  await navigator.clipboard.writeText(text);
  button.dataset.done = said.textContent = "";
  setTimeout(() => said.textContent = words.copied, 50);
 };
 to.append(button);
};
const cites = all("#cite-fa,#cite-apa").map(cite => [cite, cite.innerText.trim()]);
for (const n of all(".turn .n")) add(n.parentElement, words.link.replace("{n}", n.text), page + n.hash);
for (const li of all(".why li")) {
 const a = li.firstChild, q = all(a.hash + " q")[0]?.textContent ?? "", w = q.split(" ").map(encodeURIComponent);
 const ends = [w.splice(0, 4), w.slice(-4)].map(end => end.join("%20")).filter(Boolean);
 add(li, words.cite, `«${q}» ${li.closest(".who").firstChild.textContent}؛ ${cites[0][1].split(" http")[0]} ${a.text}. ${page + a.hash}:~:text=${ends}`);
}
for (const cite of cites) add(cite[0], words.cite, cite[1]);
}
