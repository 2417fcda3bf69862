// The reply box. What is typed belongs to the browser: the server is told of it, and takes the text over only where
// another box is meant (`token`): the other kind of entry, or the empty box after sending.

const QUIET = 1000; // ms without a key before a draft is told,
const LONGEST = 5000; // and at the latest
const PATIENCE = 15000; // for an answer of the server; a picture gets ten times as long
const boxes = new Map(); // by name; they outlive every redraw of the page

export default function ({ data, parentElement, setTriggerValue }) {
  const box = boxes.get(data.name) ?? begin(data.name);
  const root = parentElement.querySelector(".desk-composer");
  box.data = data;
  box.tell = (told) => setTriggerValue("told", told);
  if (box.root !== root) mount(box, root);
  hear(box);
  draw(box);
  next(box);
  return () => keep(box);
}

function begin(name) {
  const box = { name, text: "", kind: "", token: null, unkept: {}, pictures: [], dropped: [], inserted: 0, focused: 0, number: 0 };
  boxes.set(name, box);
  addEventListener("pagehide", () => keep(box));
  addEventListener("beforeunload", (event) => box.pictures.length && event.preventDefault());
  return box;
}

function mount(box, root) {
  const area = root.querySelector("textarea");
  Object.assign(box, { root, area, list: root.querySelector("ul"), alert: root.querySelector("p") });
  Object.assign(box, { button: root.querySelector("button"), status: root.querySelector("[role=status]") });
  if (box.unkept[box.kind] === undefined) box.token = null; // nothing here is newer than what the server has
  area.value = box.text;
  area.oninput = () => typed(box);
  area.onblur = () => keep(box);
  area.onkeydown = (event) => {
    const composing = event.isComposing || event.keyCode === 229; // Enter chooses the characters
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !composing) {
      event.preventDefault();
      event.stopPropagation();
      send(box);
    }
  };
  area.onpaste = (event) => {
    if (event.clipboardData.getData("text/plain").trim()) return; // tables come as text and as a picture
    if (take(box, event.clipboardData.files)) event.preventDefault();
  };
  root.ondragover = (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    root.classList.add("over");
  };
  root.ondragleave = () => root.classList.remove("over");
  root.ondrop = (event) => {
    root.classList.remove("over");
    if (take(box, event.dataTransfer.files)) event.preventDefault();
  };
  box.button.onclick = () => send(box);
}

// What the server says

function hear(box) {
  const { data } = box;
  if (box.out && data.heard >= box.out.n) heard(box, box.out);
  if (box.token !== data.token) {
    if (box.sent?.token === box.token) box.pictures = []; // they went with the message
    Object.assign(box, { token: data.token, kind: data.kind, sent: null, busy: false });
    write(box, box.unkept[data.kind] ?? data.text);
  }
  if (data.insert && data.insert[0] > box.inserted) insert(box, ...data.insert);
  if (data.focus > box.focused) box.area.focus();
  box.focused = data.focus;
}

function heard(box, out) {
  clearTimeout(box.timer);
  box.out = null;
  for (const [kind, text] of Object.entries(out.drafts)) if (box.unkept[kind] === text) delete box.unkept[kind];
  box.dropped = box.dropped.filter((id) => !out.dropped.includes(id));
  for (const each of box.pictures.filter((one) => one.id === out.picture?.id)) {
    each.kept = box.data.pictures.includes(each.id);
    each.encoded = null;
    if (!each.kept) refused(box, each);
  }
  if (out.send && box.token === box.data.token) {
    box.busy = false; // refused: nothing is lost
    box.sent = null;
  }
}

function refused(box, picture) {
  forget(box, picture);
  say(box, box.data.refusal);
}

function write(box, text) {
  box.text = box.area.value = text;
}

function insert(box, number, text) {
  const { area } = box;
  box.inserted = number;
  const before = area.value.slice(0, area.selectionStart).trimEnd();
  const after = area.value.slice(area.selectionEnd).trimStart();
  write(box, [before, text, after].filter(Boolean).join("\n\n"));
  const end = (before ? before.length + 2 : 0) + text.length;
  area.setSelectionRange(end, end);
  box.unkept[box.kind] = box.text;
}

// What the server is told: one thing at a time, the next when that was heard

function typed(box) {
  box.text = box.area.value;
  box.unkept[box.kind] = box.text;
  box.since ??= performance.now();
  say(box, "");
  clearTimeout(box.quiet);
  box.quiet = setTimeout(() => keep(box), performance.now() - box.since > LONGEST ? 0 : QUIET);
  draw(box);
}

function keep(box) {
  clearTimeout(box.quiet);
  box.since = undefined;
  next(box);
}

function next(box) {
  if (box.out) return;
  const picture = box.pictures.find((each) => each.encoded);
  const message = { drafts: { ...box.unkept }, dropped: [...box.dropped] };
  if (picture) message.picture = { id: picture.id, name: picture.name, data: picture.encoded };
  else if (box.busy && box.pictures.every((each) => each.kept)) message.send = { kind: box.kind, text: box.text };
  const something = message.picture || message.send || message.dropped.length || Object.keys(message.drafts).length;
  const typing = box.since !== undefined; // its pause is waited for
  if (!something || (typing && !message.picture && !message.send)) return;
  if (message.send) {
    message.drafts[box.kind] = box.text; // should it be refused, it is a draft as before
    delete box.unkept[box.kind];
    box.sent = { token: box.token };
  }
  box.number = message.n = Math.max(Date.now(), box.number + 1);
  box.out = message;
  box.timer = setTimeout(() => unheard(box, message), picture ? 10 * PATIENCE : PATIENCE);
  box.tell(message);
}

function unheard(box, message) {
  box.out = null;
  if (message.send) {
    // it may have arrived: sending it again is for a person to decide
    Object.assign(box, { busy: false, sent: null });
    box.unkept[box.kind] = box.text;
    say(box, box.data.words.unsent);
  }
  box.lost = true;
  draw(box);
  next(box);
}

function send(box) {
  if (box.busy) return;
  box.busy = true;
  say(box, "");
  keep(box);
  draw(box);
}

// Pictures

function take(box, files) {
  const { limits, words } = box.data;
  for (const file of files) {
    if (!limits.kinds.includes(file.type)) say(box, words.strange.replace("{name}", file.name));
    else if (file.size > limits.bytes) say(box, words.large.replace("{name}", file.name));
    else if (box.pictures.length >= limits.count) say(box, words.many);
    else read(box, file);
  }
  return files.length > 0;
}

function read(box, file) {
  box.pasted = (box.pasted ?? 0) + 1;
  const name = file.name === "image.png" ? `picture-${box.pasted}.png` : file.name; // what browsers call a screenshot
  const picture = { id: crypto.randomUUID?.() ?? `${Date.now()}-${box.pasted}`, name, url: URL.createObjectURL(file) };
  const reader = new FileReader();
  reader.onload = () => {
    picture.encoded = reader.result.slice(reader.result.indexOf(",") + 1);
    next(box);
  };
  reader.onerror = () => remove(box, picture);
  box.pictures.push(picture);
  say(box, "");
  reader.readAsDataURL(file);
  draw(box);
}

function remove(box, picture) {
  forget(box, picture);
  box.dropped.push(picture.id);
  box.area.focus();
  draw(box);
  next(box);
}

function forget(box, picture) {
  box.pictures = box.pictures.filter((each) => each !== picture);
  URL.revokeObjectURL(picture.url);
}

// What is seen

function say(box, sentence) {
  box.alert.textContent = sentence;
  box.alert.hidden = !sentence;
}

function draw(box) {
  const { data, area } = box;
  area.placeholder = data.hint;
  area.setAttribute("aria-label", data.words.label);
  area.readOnly = box.button.disabled = Boolean(box.busy);
  box.root.classList.toggle("sending", Boolean(box.busy));
  box.button.querySelector("span").textContent = data.words.send;
  const unkept = Object.keys(box.unkept).length > 0;
  if (!unkept) box.lost = false;
  box.status.textContent = unkept ? (box.lost ? data.words.unkept : "") : box.text ? data.words.kept : "";
  const drawn = box.pictures.map((each) => `${each.id} ${Boolean(each.kept)}`).join();
  if (box.list.dataset.drawn === drawn) return;
  box.list.dataset.drawn = drawn;
  box.list.hidden = !box.pictures.length;
  box.list.replaceChildren(...box.pictures.map((each) => thumbnail(box, each)));
}

function thumbnail(box, picture) {
  const item = document.createElement("li");
  const image = Object.assign(document.createElement("img"), { src: picture.url, alt: picture.name });
  const cross = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
  cross.setAttribute("aria-label", box.data.words.remove.replace("{name}", picture.name));
  cross.onclick = () => remove(box, picture);
  item.className = picture.kept ? "" : "going";
  item.append(image, cross);
  return item;
}
