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
    const kept = window.earlyInput
    window.earlyInput = undefined
    // Seldom needed. Where it cannot be loaded, what was typed is still on screen.
    if (kept?.length)
      void import('./repeat-early-input').then((part) => part.repeatEarlyInput(kept)).catch(() => undefined)
  }, [])
  return null
}
