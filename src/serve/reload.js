// Loads the page again when the preview shows another site than this page was made for.
(() => {
  const mine = document.currentScript.dataset.version;
  let events;
  const listen = () => {
    events = new EventSource("/__neshast/events");
    events.onmessage = (event) => {
      if (event.data !== mine) location.reload();
    };
  };
  // A browser grants a site six connections; pages that nobody looks at give theirs back.
  const attend = () => {
    if (events) events.close();
    if (!document.hidden) listen();
  };
  document.addEventListener("visibilitychange", attend);
  addEventListener("pagehide", () => events && events.close());
  addEventListener("pageshow", attend);
  attend();
})();
