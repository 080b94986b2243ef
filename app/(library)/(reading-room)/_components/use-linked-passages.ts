import { type RefObject, useEffect } from 'react'
import { FACT, FACTS, LIT } from './page-marks'

const factIdsAt = (target: EventTarget | null): readonly string[] => {
  if (!(target instanceof Element)) return []
  const fact = target.closest(`[${FACT}]`)?.getAttribute(FACT)
  if (fact) return [fact]
  return target.closest(`[${FACTS}]`)?.getAttribute(FACTS)?.split(' ') ?? []
}

const setLit = (root: HTMLElement, ids: readonly string[]) => {
  for (const element of root.querySelectorAll(`[${LIT}]`)) element.removeAttribute(LIT)
  for (const id of ids) {
    for (const element of root.querySelectorAll(`[${FACT}="${CSS.escape(id)}"], [${FACTS}~="${CSS.escape(id)}"]`)) {
      element.setAttribute(LIT, '')
    }
  }
}

/** Lights up the passage of the fact that is pointed at, and the other way round; a click on a passage opens its fact. */
export function useLinkedPassages(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current
    if (!element) return
    const light = (event: Event) => setLit(element, factIdsAt(event.target))
    const dark = () => setLit(element, [])
    const open = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target.closest(`[${FACTS}]`) : null
      if (!target || !document.getSelection()?.isCollapsed) return
      const [id] = factIdsAt(target)
      const fact = id === undefined ? null : element.querySelector(`[${FACT}="${CSS.escape(id)}"]`)
      fact?.querySelector('details')?.setAttribute('open', '')
      fact?.scrollIntoView({ block: 'nearest' })
    }
    element.addEventListener('pointerover', light)
    element.addEventListener('focusin', light)
    element.addEventListener('pointerleave', dark)
    element.addEventListener('click', open)
    return () => {
      element.removeEventListener('pointerover', light)
      element.removeEventListener('focusin', light)
      element.removeEventListener('pointerleave', dark)
      element.removeEventListener('click', open)
    }
  }, [root])
}
