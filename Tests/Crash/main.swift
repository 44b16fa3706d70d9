import Glibc
import Terminal

/// Takes the terminal and dies: `crash main|thread trap|overflow`. With REPORT set it leaves a report there.

@inline(never) func recurse(_ depth: Int) -> Int {
  withUnsafeTemporaryAllocation(of: Int.self, capacity: 512) { memory in
    memory.initialize(repeating: depth)
    return recurse(depth + 1) + memory[depth % 512]
  }
}

let words = CommandLine.arguments
if let path = getenv("REPORT") {
  CrashGuard.reportCrashes(to: String(cString: path), heading: "as tests want it\n")
}
let terminal = try CursesTerminal(TerminalOptions())
let isOverflow = words.last == "overflow"
let die: @Sendable () -> Void = {
  if isOverflow { exit(Int32(truncatingIfNeeded: recurse(0))) }
  fatalError("as asked")
}
if words.contains("thread") {
  BackgroundThread.start(die)
  while true { pause() }
}
die()
