'use client'

import { useEffect } from 'react'

/** Ctrl or ⌘ with Enter sends the form that is being written in, as its button does. Shows nothing. */
export function SubmitByKey() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.isComposing)
        return
      const form = event.target instanceof Element ? event.target.closest('form') : null
      const button = form?.querySelector<HTMLButtonElement>('button[type="submit"]')
      if (!form || !button || button.disabled) return
      event.preventDefault()
      if (!event.repeat) form.requestSubmit(button)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  return null
}
