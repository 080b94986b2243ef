/**
 * Runs at the top of the page, before any other script: keeps what is pressed, typed and sent, the moment it is, until
 * somebody takes it. A key that a listener has answered by then is prevented, and is not answered twice. So is the click
 * of a button marked `data-early`, and the sending of a form: those are heard last, after whoever answers them. What is
 * typed is heard first, before React puts back what it knows. A form without an address is sent by its script alone; the
 * browser would load the page again and lose what was typed.
 */
export const KEEP_EARLY_INPUT =
  '{let keep=(name,type,isMeant,first)=>{let kept=window[name]??=[];addEventListener(type,function hear(event){if(window[name]!==kept)removeEventListener(type,hear,first);else if(isMeant(event))kept.push([event,location.href,event.target.value,event.target.checked])},first)};' +
  'keep("earlyKeys","keydown",event=>!event.repeat);' +
  'keep("earlyInput","input",()=>true,true);' +
  'keep("earlyInput","click",event=>!event.defaultPrevented&&event.target.closest("[data-early]"));' +
  'keep("earlyInput","submit",event=>!event.defaultPrevented&&!event.target.matches("[action],[method]")&&(event.preventDefault(),true))}'
