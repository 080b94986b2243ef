'use client'

import { useState } from 'react'
import { canFold, Passage, type PassageProps } from './passage'

/** The button between the sentences of a passage and its whole paragraph. */
export function FoldButton({ folded, onFold }: { readonly folded: boolean; readonly onFold: () => void }) {
  return (
    <button type="button" onClick={onFold} className="link min-h-11 text-quiet text-small">
      {folded ? 'Show whole paragraph' : 'Show only the sentence'}
    </button>
  )
}

/** A passage of a list: its sentences, and its whole paragraph on request. */
export function FoldedPassage(passage: Omit<PassageProps, 'folded'>) {
  const [folded, setFolded] = useState(true)
  return (
    <>
      <Passage {...passage} folded={folded} />
      {canFold(passage.before, passage.exact, passage.after) ? (
        <FoldButton folded={folded} onFold={() => setFolded(!folded)} />
      ) : null}
    </>
  )
}
