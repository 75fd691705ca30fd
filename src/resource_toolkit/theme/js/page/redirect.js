// An address that moved: go on at once, and keep the part of the address behind "#".
const target = new URL(document.querySelector("a").href);
if (location.hash) target.hash = location.hash;
location.replace(target);
