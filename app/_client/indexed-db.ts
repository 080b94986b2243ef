/** The result of a request to IndexedDB. */
export const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** Resolves when all that a transaction did is kept; rejects if nothing of it is. */
export const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })

/** Opens a database when it is first needed, and again after it was closed or could not be opened. */
export function databaseOf(name: string, make: (fresh: IDBDatabase) => void): () => Promise<IDBDatabase> {
  let opening: Promise<IDBDatabase> | null = null
  const forget = () => {
    opening = null
  }
  const open = async () => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => make(request.result)
    const db = await resultOf(request)
    db.onclose = forget
    db.onversionchange = () => {
      forget()
      db.close()
    }
    return db
  }
  return () => {
    opening ??= open().catch((cause: unknown) => {
      forget()
      throw cause
    })
    return opening
  }
}
