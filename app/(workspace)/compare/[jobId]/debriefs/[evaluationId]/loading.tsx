import { Skeleton } from '@/app/_ui/skeleton'

export default function LoadingDebrief() {
  return (
    <div role="status">
      <span className="sr-only">Loading the debrief</span>
      <Skeleton className="mb-2 h-4 w-56" />
      <Skeleton className="mb-2 h-7 w-64" />
      <Skeleton className="mb-8 h-4 w-80 max-w-full" />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_17rem]">
        <div className="flex flex-col gap-3">
          <Skeleton className="h-7 w-full" />
          {[1, 2, 3].map((row) => (
            <Skeleton key={row} className="h-8 w-80 max-w-full" />
          ))}
        </div>
        <div className="flex flex-col gap-3">
          {[1, 2, 3, 4, 5].map((row) => (
            <Skeleton key={row} className="h-10 w-full" />
          ))}
        </div>
      </div>
    </div>
  )
}
