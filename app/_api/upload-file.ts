type Sending = {
  address: string
  file: File
  mediaType: string
  /** From 0 to 1, as the bytes leave the device. */
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/** Why a file did not arrive, in words for the screen. */
export class NotSent extends Error {}

/** Uploads a file and returns what was answered. XMLHttpRequest, because fetch does not tell how much has left. */
export function uploadFile({ address, file, mediaType, onProgress, signal }: Sending): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('content-type', mediaType)
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.responseType = 'json'
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      if (request.status === 200) resolve(request.response)
      else reject(new NotSent(messageOf(request.response)))
    })
    request.addEventListener('error', () => reject(new NotSent(unreachable)))
    request.addEventListener('abort', () => reject(new NotSent('The upload was cancelled.')))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

const unreachable = 'The file did not arrive: Evenhand cannot be reached. Check the connection and try again.'

function messageOf(answer: unknown): string {
  const message = (answer as { message?: unknown } | null)?.message
  return typeof message === 'string' ? message : unreachable
}
