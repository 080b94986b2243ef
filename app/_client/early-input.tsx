'use client'

import { useEffect } from 'react'
import type { KeptInput } from './repeat-early-input'

declare global {
  interface Window {
    /** What was typed, pressed or sent before React listened; undefined once it has been taken. */
    earlyInput?: readonly KeptInput[] | undefined
  }
}

/** For every page: what was done on it before it listened is done again. Shows nothing. */
export function EarlyInput() {
  useEffect(() => {
    // Seldom needed, so it is loaded then. What is typed until it is there is kept as well.
    if (!window.earlyInput?.length) window.earlyInput = undefined
    else void import('./repeat-early-input').then((part) => part.repeatEarlyInput()).catch(() => undefined)
  }, [])
  return null
}
