import CNcurses
import Glibc

/// Makes one write of the many in which ncurses puts out a frame.
///
/// ncurses empties its buffer at every move of the cursor, some forty times for a new abstract; each
/// is a packet over SSH and a chance for the terminal to show half a frame. So while ncurses writes,
/// its descriptor leads into a file in memory, and what that holds goes to the terminal at once.
/// Where there are no such files, ncurses writes as it always did.
struct OneWrite: ~Copyable {
  /// Where ncurses writes to.
  let target: Int32
  /// The terminal.
  private let terminal: Int32
  private let memory: Int32
  private var buffer: [UInt8] = []

  init(target: Int32, terminal: Int32) {
    self.target = target
    self.terminal = terminal
    // MFD_CLOEXEC, a macro that glibc hides.
    self.memory = memfd_create("frame", 1)
  }

  deinit {
    if memory >= 0 { close(memory) }
  }

  /// Whether what ncurses writes is held in memory first.
  var isCollecting: Bool { memory >= 0 }

  /// Runs what makes ncurses write. `colors` says what its colour numbers mean, where it is collected.
  mutating func collect(colors: DirectColors? = nil, _ body: () -> Void) {
    guard memory >= 0, dup2(memory, target) >= 0 else { return body() }
    body()
    dup2(terminal, target)
    _ = fcntl(target, F_SETFD, FD_CLOEXEC)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return }
    if buffer.count < count { buffer = Array(repeating: 0, count: max(count, 16 << 10)) }
    let read = buffer.withUnsafeMutableBytes { pread(memory, $0.baseAddress, count, 0) }
    lseek(memory, 0, SEEK_SET)
    buffer.withUnsafeBytes { buffer in
      let frame = UnsafeRawBufferPointer(rebasing: buffer.prefix(max(0, read)))
      if let colors {
        colors.translated(frame).withUnsafeBytes { OneWrite.write($0[...], to: terminal) }
      } else {
        OneWrite.write(frame[...], to: terminal)
      }
    }
  }

  /// Writes all of it, whatever interrupts.
  static func write(_ bytes: UnsafeRawBufferPointer.SubSequence, to descriptor: Int32) {
    var rest = UnsafeRawBufferPointer(rebasing: bytes)
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count > 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if count == 0 || errno == EAGAIN {
        // A terminal in non-blocking mode that is full.
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&entry, 1, 1000)
      } else if errno != EINTR {
        return
      }
    }
  }
}
