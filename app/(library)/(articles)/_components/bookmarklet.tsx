'use client'

import { useEffect, useRef, useState } from 'react'
import { copyText } from '@/app/_client/copy-text'
import { Button, buttonClass } from '@/app/_ui/button'
import { toast } from '@/app/_ui/toast'

/** What the bookmark runs on the page that is read: it opens this application with address, title and selection. */
const codeFor = (origin: string): string => {
  const place = JSON.stringify(`${origin}/library/share?`)
  return `javascript:(()=>{const p=new URLSearchParams({url:location.href,title:document.title,text:String(getSelection()).slice(0,1500)});open(${place}+p,'_blank','noopener')})()`
}

/** The bookmarklet as a link to drag to the bookmarks, and as text to copy. */
export function Bookmarklet() {
  const link = useRef<HTMLAnchorElement>(null)
  const [code, setCode] = useState('')
  useEffect(() => {
    const made = codeFor(window.location.origin)
    setCode(made)
    const dragged = link.current
    // React refuses such an address in its own markup; here it is only dragged, never followed.
    dragged?.setAttribute('href', made)
    const explain = (event: Event) => {
      event.preventDefault()
      toast('Drag it to your bookmarks, or copy it.')
    }
    dragged?.addEventListener('click', explain)
    return () => dragged?.removeEventListener('click', explain)
  }, [])
  const copy = () =>
    copyText(
      code,
      'Copied. Create a bookmark and paste this as its address.',
      'Your browser blocked copying. Select the text below and copy it.',
    )
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center gap-3">
        <a ref={link} href="#bookmarklet" className={buttonClass('plain')}>
          Add to Aide-Mémoire
        </a>
        <span className="text-quiet text-small">Drag this to your bookmarks bar.</span>
      </p>
      <div>
        <label htmlFor="bookmarklet-code" className="block font-medium">
          Or copy it and paste it as the address of a new bookmark
        </label>
        <textarea
          id="bookmarklet-code"
          readOnly
          rows={5}
          value={code}
          className="mt-1.5 w-full break-all rounded-control border border-edge bg-sheet px-3 py-2 text-small"
        />
        <div className="mt-2 flex justify-end">
          <Button onClick={() => void copy()}>Copy</Button>
        </div>
      </div>
    </div>
  )
}
