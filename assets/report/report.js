"use strict";
// Arrow keys go from step to step; the list of contents shows where one is. Without it the page still reads.
const sections = [...document.querySelectorAll("main > section")];
const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
let current = -1;

function mark(index) {
  if (index === current) return;
  links.get(sections[current]?.id)?.removeAttribute("aria-current");
  current = index;
  const link = links.get(sections[current]?.id);
  link?.setAttribute("aria-current", "true");
  const nav = link?.closest("nav");
  if (nav && nav.scrollHeight > nav.clientHeight) {
    nav.scrollTop = link.offsetTop - nav.clientHeight / 2;
  }
}

function nearest() {
  const tops = sections.map((section) => Math.abs(section.getBoundingClientRect().top - 24));
  return tops.indexOf(Math.min(...tops));
}

addEventListener("scroll", () => mark(nearest()), { passive: true });
addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1, j: 1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
  const next = sections[Math.min(Math.max(nearest() + step, 0), sections.length - 1)];
  if (next) {
    event.preventDefault();
    next.scrollIntoView();
  }
});
if (sections.length) mark(nearest());
