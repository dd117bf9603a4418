// What a reader may do with an article where scripts run: send it on, copy its address, save it.
const MOST = 12_000_000; // bytes of pictures in a saved file; what is beyond stays on the site

function offer(kind, possible, act) {
  for (const button of possible ? document.querySelectorAll(`.tools .${kind}`) : []) {
    button.hidden = false;
    button.addEventListener("click", () => act(button));
  }
}

offer("send", navigator.share, ({ dataset }) =>
  navigator.share({ title: dataset.title, url: dataset.url }).catch(() => {}));
offer("copy", navigator.clipboard, (button) =>
  navigator.clipboard.writeText(button.dataset.url).then(() => {
    button.textContent = button.dataset.done;
    button.setAttribute("role", "status");
  }));

for (const link of document.querySelectorAll("a.save")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    whole()
      .then((page) => keep(URL.createObjectURL(page), link.download))
      .catch(() => keep(link.href, link.download)); // as it is, where the site can't be reached
  });
}

function keep(address, name) {
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
}

// The page with its style and its pictures in it, as it opens from a disk.
async function whole() {
  const page = document.documentElement.cloneNode(true);
  const sheets = [...document.querySelectorAll("link[rel=stylesheet]")];
  const style = document.createElement("style");
  style.textContent = (await Promise.all(sheets.map((each) => read(each.href, "text")))).join("\n");
  for (const each of page.querySelectorAll("script:not([type]), link:not([rel=canonical]), .skip,"
    + " body > :not(main), .tools, .rating, source, track")) each.remove();
  page.querySelector("head").append(style);
  for (const each of page.querySelectorAll('a[href]:not([href^="#"])')) each.href = each.href; // with its host
  for (const each of page.querySelectorAll("video")) each.replaceWith(...stills(each));
  let size = 0;
  for (const each of page.querySelectorAll("img")) {
    each.removeAttribute("loading");
    const picture = await read(each.src, "blob");
    size += picture.size;
    each.src = size > MOST ? each.src : await inside(picture);
  }
  return new Blob(["<!DOCTYPE html>\n", page.outerHTML], { type: "text/html" });
}

// What stands for a video: its first picture, and the link to where it is played.
function stills(video) {
  const picture = document.createElement("img");
  Object.assign(picture, { src: video.poster, alt: "" });
  return [...(video.poster ? [picture] : []), ...video.querySelectorAll("a")];
}

async function read(address, as) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer[as]();
}

function inside(blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = failed;
    reader.readAsDataURL(blob);
  });
}
