// Body of a function: finds what a person would call by a role and a name. Arguments: role, name (or null), part (true
// when the name may be only a part). Returns the element, or null. Hidden things do not count, and while a modal dialog
// is open only what is inside it does.
const [role, wanted, part] = arguments;
const selectors = {
  button: "button,[role=button],summary,input[type=submit],input[type=button]",
  link: "a[href],[role=link]",
  heading: "h1,h2,h3,h4,h5,h6,[role=heading]",
  field: "input:not([type=checkbox]):not([type=radio]):not([type=file]):not([type=hidden]),textarea,[contenteditable=true],[role=textbox],[role=searchbox],[role=combobox]",
  choice: "select",
  checkbox: "input[type=checkbox],[role=checkbox],[role=switch]",
  radio: "input[type=radio],[role=radio]",
  tab: "[role=tab]",
  dialog: "dialog,[role=dialog],[role=alertdialog]",
  region: "section,[role=region],aside,nav,main,form",
  item: "li,[role=listitem],[role=option]",
  status: "[role=status],[role=alert],[role=log],output",
};
const normal = (text) => (text || "").normalize("NFC").replace(/\s+/g, " ").trim();
const byIds = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
const spoken = (element) => {
  // The text that is read out: without what is hidden from assistive technology.
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === 3) text += node.data;
    else if (node.nodeType === 1 && node.getAttribute("aria-hidden") !== "true" && !node.hidden) {
      text += node.tagName === "IMG" ? node.alt : ` ${node.getAttribute("aria-label") ?? spoken(node)} `;
    }
  }
  return text;
};
const nameOf = (element) => {
  if (element.hasAttribute("aria-labelledby")) return normal(byIds(element.getAttribute("aria-labelledby")));
  if (element.hasAttribute("aria-label")) return normal(element.getAttribute("aria-label"));
  if (element.labels?.length) return normal([...element.labels].map(spoken).join(" "));
  if (element.matches("input[type=submit],input[type=button]")) return normal(element.value);
  if (element.matches("input,textarea,select")) return normal(element.placeholder || element.title);
  return normal(spoken(element)) || normal(element.title);
};
const shown = (element) => {
  const style = getComputedStyle(element);
  if (style.visibility === "hidden" || element.closest("[inert],[hidden]")) return false;
  // A checkbox drawn by its label may itself have no size.
  return element.getClientRects().length > 0 || [...(element.labels ?? [])].some((label) => label.getClientRects().length > 0);
};
const modals = document.querySelectorAll("dialog[open]:modal");
const root = modals.length ? modals[modals.length - 1] : document;
const candidates = [...root.querySelectorAll(selectors[role] ?? role)];
if (role === "dialog" && modals.length) candidates.unshift(root);
const visible = candidates.filter(shown);
if (wanted === null) return visible[0] ?? null;
const name = normal(wanted);
return visible.find((element) => nameOf(element) === name)
  ?? (part ? visible.find((element) => nameOf(element).includes(name)) : null)
  ?? null;
