/**
 * Runs at the top of the page, before any other script: keeps key presses that nobody has taken. It looks after the
 * press went through the page, so that what a listener has answered by then is not answered twice.
 */
export const KEEP_EARLY_KEYS =
  '{let kept=window.earlyKeys=[];addEventListener("keydown",function keep(event){setTimeout(()=>{if(window.earlyKeys!==kept)removeEventListener("keydown",keep);else if(!event.defaultPrevented&&!event.repeat)kept.push([event,location.href])})})}'
