// A headless Chromium over its own pipe, and a loopback server: all a browser test needs, without packages.
import { spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";

export const EXE = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Starts Chromium with a fresh profile. `page(as)` opens a tab that looks as asked; `stop()` ends what was started here. */
export async function chromium() {
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "neshast-chromium-"));
  const child = spawn(EXE, ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const waiting = new Map(), listeners = new Set();
  let last = 0, rest = "";
  child.stdio[4].setEncoding("utf8").on("data", data => {
    const messages = (rest + data).split("\0");
    rest = messages.pop();
    for (const message of messages.map(JSON.parse)) {
      const { done, failed } = waiting.get(message.id) ?? {};
      waiting.delete(message.id);
      if (message.error) failed?.(new Error(message.error.message)); else done?.(message.result);
      if (message.method) for (const listener of listeners) listener(message);
    }
  });
  const send = (method, params = {}, sessionId) => new Promise((done, failed) => {
    waiting.set(++last, { done, failed });
    child.stdio[3].write(JSON.stringify({ id: last, method, params, sessionId }) + "\0");
  });

  async function page({ width, height = 900, zoom = 1, scheme, motion, scripts = true } = {}) {
    const { targetId } = await send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
    const ask = (method, params) => send(method, params, sessionId);
    const errors = [], requests = [];
    let bytes = 0;
    listeners.add(({ method, params, sessionId: from }) => {
      if (from !== sessionId) return;
      if (method === "Runtime.exceptionThrown") errors.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
      if (method === "Page.javascriptDialogOpening") { errors.push(`dialog: ${params.message}`); ask("Page.handleJavaScriptDialog", { accept: false }); }
      if (method === "Runtime.consoleAPICalled" && params.type === "error") errors.push(params.args.map(it => it.value ?? it.description).join(" "));
      if (method === "Log.entryAdded" && params.entry.level === "error") errors.push(params.entry.text);
      if (method === "Network.requestWillBeSent") requests.push(params.request.url);
      if (method === "Network.loadingFinished") bytes += params.encodedDataLength;
    });
    for (const domain of ["Page", "Runtime", "Log", "Network"]) await ask(`${domain}.enable`);
    if (width) await ask("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: zoom, mobile: false });
    const features = [["prefers-color-scheme", scheme], ["prefers-reduced-motion", motion]].filter(([, value]) => value);
    if (features.length) await ask("Emulation.setEmulatedMedia", { features: features.map(([name, value]) => ({ name, value })) });
    if (!scripts) await ask("Emulation.setScriptExecutionDisabled", { value: true });
    const run = async (work, ...given) => {
      const { result, exceptionDetails } = await ask("Runtime.evaluate", { expression: `(${work})(...${JSON.stringify(given)})`, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    const until = async (work, ...given) => {
      for (let tries = 0; tries < 200; tries++) { const value = await run(work, ...given); if (value) return value; await new Promise(go => setTimeout(go, 25)); }
      throw new Error(`never true: ${work}`);
    };
    const open = async url => { await ask("Page.navigate", { url }); await until(() => document.readyState === "complete" && location.href !== "about:blank"); };
    const key = async (name, code) => { for (const type of ["keyDown", "keyUp"]) await ask("Input.dispatchKeyEvent", { type, key: name, code: name, windowsVirtualKeyCode: code, text: name === "Enter" && type === "keyDown" ? "\r" : undefined }); };
    const type = text => ask("Input.insertText", { text });
    await ask("Emulation.setScrollbarsHidden", { hidden: true });
    const picture = async whole => Buffer.from((await ask("Page.captureScreenshot", { captureBeyondViewport: whole })).data, "base64");
    const pdf = async () => Buffer.from((await ask("Page.printToPDF", { preferCSSPageSize: true })).data, "base64");
    return { ask, run, until, open, key, type, picture, pdf, errors, requests, transferred: () => bytes, close: () => send("Target.closeTarget", { targetId }) };
  }
  const stop = async () => {
    await send("Browser.close").catch(() => {});
    if (child.exitCode === null) await new Promise(end => child.once("exit", end));
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, stop };
}

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2", ".xml": "application/xml", ".json": "application/json" };

/** Serves a folder under a base path (`/neshast/`) on loopback as GitHub Pages does: `index.html` for folders,
 *  301 to the final slash, `404.html` with status 404. */
export function serve(folder, base) {
  const kind = file => fs.existsSync(file) ? fs.statSync(file) : null;
  const server = http.createServer((request, response) => {
    const send = (status, file) => response.writeHead(status, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(fs.readFileSync(file));
    const missing = path.join(folder, "404.html");
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (asked === "/favicon.ico") return response.writeHead(204).end();
    const rest = asked.startsWith(base) && !asked.includes("..") ? asked.slice(base.length) : null;
    const file = path.join(folder, rest === null || rest.endsWith("/") || !rest ? (rest ?? "") + "index.html" : rest);
    if (rest !== null && kind(file)?.isFile()) return send(200, file);
    if (rest !== null && kind(file)?.isDirectory()) return response.writeHead(301, { location: asked + "/" }).end();
    return kind(missing) ? send(404, missing) : response.writeHead(404).end();
  });
  return new Promise(ready => server.listen(0, "127.0.0.1", () => ready({
    url: `http://127.0.0.1:${server.address().port}${base}`,
    stop: () => { server.closeAllConnections(); server.close(); },
  })));
}
