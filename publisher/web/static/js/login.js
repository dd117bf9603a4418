// Passkeys: what the page asks goes to the browser, what it answers goes into the form.
"use strict";

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function asked(options) {
  const known = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));
  const made = { ...options, challenge: bytes(options.challenge) };
  if (options.user) made.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) made.excludeCredentials = known(options.excludeCredentials);
  if (options.allowCredentials) made.allowCredentials = known(options.allowCredentials);
  return made;
}

function answered(key) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (key.response[name]) response[name] = text(key.response[name]);
  return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response });
}

for (const form of document.querySelectorAll("form[data-passkey]"))
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const complaint = form.querySelector("[role=alert]");
    complaint.hidden = true;
    try {
      const key = await navigator.credentials[form.dataset.passkey](
        { publicKey: asked(JSON.parse(form.dataset.options)) });
      form.elements.khoa.value = answered(key);
      form.submit();
    } catch {
      complaint.hidden = false;
    }
  });
