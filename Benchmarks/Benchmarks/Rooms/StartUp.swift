import Benchmark
import Foundation
import Glibc

/// The real program from its start to its first whole screen on a pseudo-terminal of 200 by 60, and
/// without a terminal. The program is `QUIRE_BINARY`; without it there is nothing to measure.
func startUp() {
  guard let program = ProcessInfo.processInfo.environment["QUIRE_BINARY"] else { return }
  let folder = FileManager.default.temporaryDirectory.path + "/quire-benchmark"
  try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let week = folder + "/week.md"
  try? Data(DigestText().bytes).write(to: URL(fileURLWithPath: week))

  let memory = BenchmarkMetric.custom("Memory of the program (kB)")
  for (colors, value) in [("256 colours", ""), ("direct colours", "truecolor")] {
    Benchmark(
      "start to the first screen, 130 papers, \(colors)",
      configuration: .init(metrics: [.wallClock, memory])
    ) { benchmark in
      for _ in benchmark.scaledIterations {
        let peak = start(program, [week], colors: value, until: "130 of 130")
        benchmark.measurement(memory, peak)
      }
    }
  }
  Benchmark("list 130 papers") { benchmark in
    for _ in benchmark.scaledIterations { start(program, ["list", week], until: nil) }
  }
  Benchmark("--version") { benchmark in
    for _ in benchmark.scaledIterations { start(program, ["--version"], until: nil) }
  }
}

/// Starts the program on a terminal, reads until a text came, else to the end, and ends it. `colors` is
/// its COLORTERM. Returns the most memory that it had, in kB; 0 when it ended by itself.
@discardableResult private func start(
  _ program: String, _ arguments: [String], colors: String = "", until text: String?
) -> Int {
  let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
  // TIOCSPTLCK and TIOCGPTN, which Swift does not see: unlock the other end, and ask its number.
  var (lock, number) = (Int32(0), Int32(0))
  _ = ioctl(master, 0x4004_5431, &lock)
  _ = ioctl(master, 0x8004_5430, &number)
  let name = "/dev/pts/\(number)"
  var size = winsize(ws_row: 60, ws_col: 200, ws_xpixel: 0, ws_ypixel: 0)
  _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR | O_NOCTTY, 0)
  posix_spawn_file_actions_adddup2(&actions, 0, 1)
  posix_spawn_file_actions_adddup2(&actions, 0, 2)
  var words = ([program] + arguments).map { strdup($0) } + [nil]
  let own = ProcessInfo.processInfo.environment.merging(
    ["COLORTERM": colors, "TERM": "xterm-256color", "COLORFGBG": "15;0"]
  ) { $1 }
  var settings = own.map { strdup("\($0)=\($1)") } + [nil]
  var process: pid_t = 0
  guard posix_spawn(&process, program, &actions, nil, &words, &settings) == 0 else {
    fatalError("cannot start \(program)")
  }
  posix_spawn_file_actions_destroy(&actions)
  for word in words + settings { free(word) }

  var seen: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  let wanted = text.map { Data($0.utf8) }
  while case let count = read(master, &buffer, buffer.count), count > 0 {
    seen += buffer[..<count]
    if let wanted, Data(seen).range(of: wanted) != nil { break }
    // Without a text to wait for, the end of the program ends the output.
    var status: Int32 = 0
    if text == nil, waitpid(process, &status, WNOHANG) == process {
      close(master)
      return 0
    }
  }
  let peak = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8))?
    .split(separator: "\n").first { $0.hasPrefix("VmHWM:") }?.split(separator: " ")
    .dropFirst().first.flatMap { Int($0) }
  kill(process, SIGKILL)
  var status: Int32 = 0
  waitpid(process, &status, 0)
  close(master)
  return peak ?? 0
}
