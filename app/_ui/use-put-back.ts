import { type RefObject, useEffect, useRef } from 'react'

type Control = { readonly form: HTMLFormElement | null }

/** React empties a form once its action has run. Puts back what a control held, so that a failure costs nothing. */
export function usePutBack<C extends Control>(putBack: (control: C) => void): RefObject<C | null> {
  const control = useRef<C>(null)
  useEffect(() => {
    const form = control.current?.form
    const onReset = () =>
      queueMicrotask(() => {
        if (control.current) putBack(control.current)
      })
    form?.addEventListener('reset', onReset)
    return () => form?.removeEventListener('reset', onReset)
  }, [putBack])
  return control
}
