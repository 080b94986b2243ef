import { useEffect, useRef, useState } from 'react'

const hasFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') === true

/**
 * A file that is dropped anywhere on the page, or pasted into it. @returns whether one is being dragged over the page
 */
export function useDroppedFile(onFile: (file: File, others: number) => void): boolean {
  const [isOver, setOver] = useState(false)
  const latest = useRef(onFile)
  useEffect(() => {
    latest.current = onFile
  })
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const take = (files: FileList | undefined, event: Event) => {
      const [file] = files ?? []
      if (!file) return
      event.preventDefault()
      latest.current(file, (files?.length ?? 1) - 1)
    }
    const over = (event: DragEvent) => {
      if (!hasFiles(event.dataTransfer)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      // Between two elements of the page something else is entered; outside of it nothing is.
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      take(event.dataTransfer?.files, event)
    }
    window.addEventListener('dragover', over, { signal })
    window.addEventListener('dragleave', leave, { signal })
    window.addEventListener('drop', drop, { signal })
    window.addEventListener('paste', (event) => take(event.clipboardData?.files, event), { signal })
    return () => ending.abort()
  }, [])
  return isOver
}
