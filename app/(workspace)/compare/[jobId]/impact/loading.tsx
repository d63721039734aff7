import { Skeleton } from '@/app/_ui/skeleton'

export default function LoadingImpact() {
  return (
    <div role="status">
      <span className="sr-only">Loading the figures</span>
      <Skeleton className="mb-2 h-4 w-56" />
      <Skeleton className="mb-6 h-7 w-48" />
      <Skeleton className="mb-8 h-9 w-full" />
      <div className="mb-8 flex flex-col gap-2">
        <Skeleton className="h-4 w-96 max-w-full" />
        <Skeleton className="h-4 w-80 max-w-full" />
      </div>
      {[1, 2, 3].map((row) => (
        <div key={row} className="flex items-center gap-6 border-b border-line py-3">
          <Skeleton className="h-4 w-32 shrink-0" />
          <Skeleton className="h-4 flex-1" />
        </div>
      ))}
    </div>
  )
}
