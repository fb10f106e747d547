/* Copy buttons: links of paragraphs, citations. */
if (navigator.clipboard) {
const said = document.getElementById("said"), words = said.dataset, page = location.href.split("#")[0];
const all = query => [...document.querySelectorAll(query)];
const button = (label, text) => {
 const made = document.createElement("button");
 made.className = "copy";
 made.title = label;
 made.onclick = async () => {
  await navigator.clipboard.writeText(text);
  made.dataset.done = said.textContent = "";
  setTimeout(() => said.textContent = words.copied, 50);
 };
 return made;
};
const cites = all("#cite-fa,#cite-apa").map(cite => [cite, cite.innerText.trim()]);
for (const n of all(".turn .n")) n.after(button(words.link.replace("{n}", n.text), page + n.hash));
for (const li of all(".why li")) {
 const a = li.firstChild, q = all(a.hash + " q")[0]?.textContent ?? "", w = q.split(" ").map(encodeURIComponent);
 const ends = [w.splice(0, 4), w.slice(-4)].map(end => end.join("%20")).filter(Boolean);
 li.append(button(words.cite, `«${q}» ${li.closest(".who").firstChild.textContent}؛ ${cites[0][1].split(" http")[0]} ${a.text}. ${page + a.hash}:~:text=${ends}`));
}
for (const cite of cites) cite[0].append(button(words.cite, cite[1]));
}
