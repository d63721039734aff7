import { Skeleton } from '@/app/_ui/skeleton'

export default function LoadingSession() {
  return (
    <div aria-busy="true" className="flex min-h-dvh flex-col">
      <div className="h-14 border-b border-line bg-raised" />
      <main
        id="content"
        className="mx-auto grid w-full max-w-[92rem] flex-1 content-start gap-10 px-4 pt-6 sm:px-6 lg:grid-cols-[15rem_minmax(0,1fr)]"
      >
        <h1 className="sr-only">Opening the room</h1>
        <div className="hidden flex-col gap-3 lg:flex">
          {[1, 2, 3, 4, 5, 6].map((row) => (
            <Skeleton key={row} className="h-6 w-full" />
          ))}
        </div>
        <div className="flex flex-col gap-4">
          <Skeleton className="h-4 w-64" />
          <Skeleton className="h-9 w-full max-w-2xl" />
          <Skeleton className="h-9 w-2/3 max-w-xl" />
          <Skeleton className="mt-6 h-24 w-full max-w-2xl" />
        </div>
      </main>
    </div>
  )
}
