'use client'

import { Button } from '@/app/_ui/button'
import { WORDS_FROM } from './page-marks'

/** Brings the place where reading stopped into view, and puts the focus there for those who read by ear. */
export function ContinueHere({ readPoint, label }: { readonly readPoint: number; readonly label: string }) {
  const go = () => {
    const blocks = [...document.querySelectorAll<HTMLElement>(`[${WORDS_FROM}]`)]
    const next = blocks.find((block) => Number(block.getAttribute(WORDS_FROM)) >= readPoint) ?? blocks.at(-1)
    if (!next) return
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    next.tabIndex = -1
    next.focus({ preventScroll: true })
    next.scrollIntoView({ behavior: isStill ? 'auto' : 'smooth', block: 'center' })
  }
  return <Button onClick={go}>{label}</Button>
}
