'use client'

import { useRef } from 'react'
import { Button } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'

/** A citation with a button that copies it; where the browser refuses, it is selected to be copied by hand. */
export function CopyCitation({ citation }: { readonly citation: string }) {
  const words = useRef<HTMLElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(citation)
      toast('Citation copied.')
    } catch {
      if (words.current) document.getSelection()?.selectAllChildren(words.current)
      toast('Your browser blocked copying. The citation is selected: copy it with the keyboard.')
    }
  }
  return (
    <p>
      <cite ref={words} className="not-italic">
        {citation}
      </cite>{' '}
      <Button
        look="quiet"
        className="-mx-1 -my-3 px-2 text-small underline underline-offset-4"
        onClick={() => void copy()}
      >
        Copy
      </Button>
    </p>
  )
}
