// Draws one page of many: the number behind the page's question mark decides on its words and on its make.
// A page sets SAID, the sentence that a person says to it, and RIGHT(), whether that was done.
"use strict";
const SEED = Number(location.search.slice(1)) || 1;
let state = (SEED * 2654435761) >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = n => Math.floor(random() * n);
const one = list => list[below(list.length)];
function shuffled(list) {
  const left = [...list], found = [];
  while (left.length) found.push(left.splice(below(left.length), 1)[0]);
  return found;
}
// A small test page with the sentence over it, plain old HTML, a card, a dark page.
const MAKES = {
  tiny: `body{margin:8px;zoom:1.6;font:12px Arial}#page{width:160px;min-height:160px;border:1px solid #888;position:relative;padding:4px;box-sizing:border-box}
#told{width:152px;background:#fe8;padding:4px;font-size:11px}input{font:11px Arial;width:100px}button{font:11px Arial}select{font:11px Arial;max-width:110px}h1{font-size:13px;margin:3px 0}p{margin:4px 0}`,
  plain: `body{margin:20px;font:16px "Times New Roman",serif}#page{position:relative;min-height:380px}input,select,button{font-size:15px}#told{display:none}p{line-height:1.4}h1{font-size:22px}`,
  card: `body{margin:0;background:#eef1f6;font:15px "Segoe UI",Inter,Arial,sans-serif}#page{position:relative;margin:30px auto;width:560px;min-height:320px;background:#fff;border-radius:12px;padding:24px;box-shadow:0 2px 14px #0002;box-sizing:border-box}
input,select{font:15px Arial;padding:8px 10px;border:1px solid #bbc;border-radius:8px}button{font:15px Arial;padding:9px 18px;border:0;border-radius:8px;background:#2b5fd9;color:#fff}#told{display:none}h1{font-size:20px;margin:0 0 12px}p{line-height:1.5}`,
  dark: `body{margin:24px;background:#1d2127;color:#dde;font:15px Verdana,sans-serif}#page{position:relative;min-height:340px}input,select{font:15px Verdana;background:#2a3038;color:#eee;border:1px solid #667;padding:6px}button{font:15px Verdana;padding:7px 16px;background:#3c6;color:#021;border:1px solid #3c6}#told{margin-bottom:14px;color:#aab;font-style:italic}h1{font-size:20px}`,
};
const MAKE = ["tiny", "plain", "card", "tiny", "dark"][SEED % 5];
let SAID = "", RIGHT = () => false;
const S = {};
const style = document.createElement("style");
style.textContent = MAKES[MAKE];
document.head.append(style);
function page(said, inner) {
  SAID = said;
  document.body.innerHTML = '<div id="told"></div><div id="page"></div>';
  document.getElementById("told").textContent = said;
  document.getElementById("page").innerHTML = inner;
}
