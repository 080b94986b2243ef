'use client'

import { useRef } from 'react'
import { copyText } from '@/app/_client/copy-text'
import { Button } from '@/app/_ui/button'

/** A citation with a button that copies it; where the browser refuses, it is selected to be copied by hand. */
export function CopyCitation({ citation }: { readonly citation: string }) {
  const words = useRef<HTMLElement>(null)
  const copy = async () => {
    const refused = 'Your browser blocked copying. The citation is selected: copy it with the keyboard.'
    if (await copyText(citation, 'Citation copied.', refused)) return
    if (words.current) document.getSelection()?.selectAllChildren(words.current)
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
