'use client'

import './globals.css'

/** Stands in for the whole document, so it needs nothing of the layout that failed. */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Error. Aide-Mémoire</title>
        <main className="mx-auto w-full max-w-[44rem] px-4 py-16">
          <h1>Aide-Mémoire could not be shown</h1>
          <p role="alert" className="mt-3 text-quiet">
            Nothing of yours was lost: answers already given are stored, or wait in this browser and are sent again. Try
            again, or load the page anew; if that fails too, restart the program and look at its output.
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
