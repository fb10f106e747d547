if (navigator.clipboard) {
const said = document.getElementById("said"), words = said.dataset, page = location.href.split("#")[0];
const all = query => [...document.querySelectorAll(query)];
const button = (label, text, name = "") => {
const made = document.createElement("button");
made.className = "copy";
made.title = label;
made.textContent = name;
if (name) made.lang = "en";
made.onclick = async () => {
await navigator.clipboard.writeText(text);
made.dataset.done = said.textContent = "";
setTimeout(() => said.textContent = words.copied, 50);
};
return made;
};
const nth = {}, cites = all("#cite-fa,#cite-apa").map(cite => [cite, cite.innerText.trim()]), [fa, apa] = cites.map(([, text]) => text.split(" http")[0]);
for (const n of all(".turn .n")) n.after(button(words.link.replace("{n}", n.text), page + n.hash));
for (const li of all(".why li")) {
const a = li.firstChild, q = all(a.hash + " q")[nth[a.hash] = (nth[a.hash] ?? -1) + 1]?.textContent.trim() ?? "", who = li.dataset.who ?? li.closest(".who").firstChild.textContent;
const w = q.split(/\s+/).map(word => encodeURIComponent(word).replaceAll("-", "%2D"));
const ends = [w.splice(0, 4), w.slice(-4)].map(end => end.join("%20")).filter(Boolean), url = `${page + a.hash}:~:text=${ends}`;
const key = page.split("/").at(-2) + a.hash.replace("#", "-");
li.append(button(words.cite, `«${q}» ${who}؛ ${fa} ${a.text}. ${url}`),
button(words.cite, `${apa.replace(/\.(?=[^.]*\.$)/, ` [${who}, ${a.hash.slice(1).replace("p", "para. ")}].`)} ${url}`, "APA"),
button(words.cite, `@misc{${key},\n  author = {{${who}}},\n  title = {{${q}}},\n  howpublished = {${fa}},\n  year = {${apa.match(/\((\d*)/)[1]}},\n  url = {${url}}\n}`, "BibTeX"));
}
for (const cite of cites) cite[0].append(button(words.cite, cite[1]));
}
