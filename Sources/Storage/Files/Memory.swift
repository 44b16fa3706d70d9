import CCalls
import Glibc

/// The memory of the machine.
public enum Memory {
  /// How many bytes the process may still take without harm to anybody: what the system has to spare, or
  /// what the limits of the process leave. nil when neither is known.
  public static var available: Int? {
    [spare, left(of: __rlimit_resource_t(RLIMIT_AS.rawValue))].compactMap(\.self).min()
  }

  /// Gives back to the system what the program has freed, and would keep for later.
  public static func giveBack() { system_give_back() }

  /// Asks the system to bring memory that is mapped from a file, whole pages, and does not wait for it.
  public static func willNeed(_ bytes: UnsafeRawBufferPointer) { advise(MADV_WILLNEED, bytes) }

  /// Waits until memory that is mapped from a file, whole pages, is there, and whoever looks at it first finds it at
  /// once. An older Linux (before 5.14) only looks at it then.
  public static func bring(_ bytes: UnsafeRawBufferPointer) { advise(MADV_POPULATE_READ, bytes) }

  private static func advise(_ advice: Int32, _ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    let page = sysconf(Int32(_SC_PAGESIZE))
    let start = Int(bitPattern: base) & ~(page - 1)
    madvise(
      UnsafeMutableRawPointer(bitPattern: start), Int(bitPattern: base) + bytes.count - start,
      advice)
  }

  /// `MemAvailable` and `SwapFree`, in kB, of `/proc/meminfo`.
  private static var spare: Int? {
    let lines = text(of: "/proc/meminfo").split(separator: "\n")
    func value(_ name: String) -> Int? {
      lines.first { $0.hasPrefix(name) }?.split(separator: " ").dropFirst().first.flatMap {
        Int($0)
      }
    }
    return value("MemAvailable:").map { ($0 + (value("SwapFree:") ?? 0)) << 10 }
  }

  /// What a limit on addresses leaves; nil when there is none.
  private static func left(of resource: __rlimit_resource_t) -> Int? {
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur <= UInt(Int.max) else { return nil }
    let pages = text(of: "/proc/self/statm").split(separator: " ").first.flatMap { Int($0) } ?? 0
    return max(0, Int(limit.rlim_cur) - pages * sysconf(Int32(_SC_PAGESIZE)))
  }

  private static func text(of path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(file, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }
}
