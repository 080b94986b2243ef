'use client'

import './globals.css'

/** Stands in for the whole document, so it needs nothing of the layout that failed. */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error. Aide-Mémoire</title>
        <main className="mx-auto w-full max-w-[44rem] px-4 py-16">
          <h1>Aide-Mémoire couldn’t be shown</h1>
          <p role="alert" className="mt-3 text-quiet">
            Nothing was lost: your answers are stored, or wait in this browser to be sent again. Try again, or reload
            the page; if that fails too, restart the program and check its output.
          </p>
          <button
            type="button"
            onClick={retry}
            className="mt-6 min-h-11 rounded-control bg-ink px-5 font-medium text-paper"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  )
}
