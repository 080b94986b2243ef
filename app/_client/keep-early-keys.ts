/**
 * Runs at the top of the page, before any other script: keeps key presses, the moment they are made, until somebody
 * takes them. One that a listener has answered by then is prevented, and is not answered twice.
 */
export const KEEP_EARLY_KEYS =
  '{let kept=window.earlyKeys=[];addEventListener("keydown",function keep(event){if(window.earlyKeys!==kept)removeEventListener("keydown",keep);else if(!event.repeat)kept.push([event,location.href])})}'
