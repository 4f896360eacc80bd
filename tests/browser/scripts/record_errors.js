// Body of a function: from now on collects what goes wrong in the page. Safe to run twice. Text that a violation carries
// is cut short, so that no private text ends up in a report.
if (!window.__plenaryErrors) {
  const seen = [];
  const add = (text) => { if (seen.length < 200) seen.push(String(text).slice(0, 400)); };
  Object.defineProperty(window, "__plenaryErrors", { value: seen });
  window.addEventListener("error", (event) => add(`error: ${event.message || event.target?.src || event.target?.href}`), true);
  window.addEventListener("unhandledrejection", (event) => add(`rejection: ${event.reason}`));
  document.addEventListener("securitypolicyviolation", (event) =>
    add(`policy: ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}`));
  const report = console.error;
  console.error = (...parts) => { add(`console: ${parts.join(" ")}`); report.apply(console, parts); };
}
