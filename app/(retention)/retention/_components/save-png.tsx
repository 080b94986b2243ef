'use client'

import { useState } from 'react'

type SavePngProps = { readonly svgHref: string; readonly fileName: string; readonly className: string }

/** Twice the size of the picture: sharp on paper and in a document. */
const SCALE = 2

const pngOf = async (svgHref: string): Promise<Blob> => {
  const response = await fetch(svgHref)
  if (!response.ok) throw new Error(`the chart answers ${response.status}`)
  const address = URL.createObjectURL(new Blob([await response.text()], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth * SCALE
    canvas.height = image.naturalHeight * SCALE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no image was made'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Turns the picture's SVG into a PNG here, on click: no server and no library draws it a second time. */
export function SavePng({ svgHref, fileName, className }: SavePngProps) {
  const [hasFailed, setHasFailed] = useState(false)
  const save = async () => {
    const png = await pngOf(svgHref).catch(() => null)
    setHasFailed(png === null)
    if (png === null) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(png)
    link.download = fileName
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  return (
    <>
      <button type="button" className={className} onClick={save}>
        Chart as PNG
      </button>
      <span role="status" className="ml-2 text-again text-small empty:hidden">
        {hasFailed ? 'The PNG could not be made. Save the SVG instead.' : ''}
      </span>
    </>
  )
}
