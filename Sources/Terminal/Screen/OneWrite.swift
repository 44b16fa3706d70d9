import CNcurses
import Glibc

/// Makes one write of the many in which ncurses puts out a frame.
///
/// ncurses empties its buffer at every move of the cursor, some forty times for a new abstract; each
/// is a packet over SSH and a chance for the terminal to show half a frame. So while the terminal is
/// ours, the descriptor of ncurses leads into a file in memory, and what that holds goes to the
/// terminal at once. Where there are no such files, ncurses writes as it always did.
struct OneWrite: ~Copyable {
  /// Where ncurses writes to.
  private let target: Int32
  /// The terminal.
  private let terminal: Int32
  private let memory: Int32
  private var isHeld = false
  /// Where in the file the next frame begins.
  private var start = 0
  private var buffer = [UInt8](repeating: 0, count: 16 << 10)

  init(target: Int32, terminal: Int32) {
    self.target = target
    self.terminal = terminal
    // MFD_CLOEXEC, a macro that glibc hides.
    self.memory = memfd_create("frame", 1)
  }

  deinit {
    if memory >= 0 { close(memory) }
  }

  /// Whether what ncurses writes can be held.
  var canHold: Bool { memory >= 0 }

  /// From now on what ncurses writes is held. It must not ask for or set the modes of the terminal
  /// meanwhile.
  mutating func hold() {
    isHeld = canHold && dup2(memory, target) >= 0
    _ = fcntl(target, F_SETFD, FD_CLOEXEC)
  }

  /// ncurses has the terminal itself again; what was held is sent.
  mutating func release() {
    guard isHeld else { return }
    send()
    dup2(terminal, target)
    _ = fcntl(target, F_SETFD, FD_CLOEXEC)
    isHeld = false
  }

  /// Sends what is held, and something after it. `colors` says what the colour numbers of ncurses mean.
  mutating func send(colors: DirectColors? = nil, then rest: [UInt8] = []) {
    let count = isHeld ? take() : 0
    guard count + rest.count > 0 else { return }
    buffer.withUnsafeBytes { buffer in
      let frame = UnsafeRawBufferPointer(rebasing: buffer.prefix(count))
      if colors == nil, rest.isEmpty {
        OneWrite.write(frame, to: terminal)
      } else {
        let all = (colors?.translated(frame) ?? Array(frame)) + rest
        all.withUnsafeBytes { OneWrite.write($0, to: terminal) }
      }
    }
  }

  /// Forgets what is held.
  mutating func drop() {
    if isHeld { _ = take() }
  }

  /// Takes what is held into the buffer; returns how many bytes.
  private mutating func take() -> Int {
    var count = 0
    while true {
      let read = buffer.withUnsafeMutableBytes {
        pread(memory, $0.baseAddress! + count, $0.count - count, off_t(start + count))
      }
      guard read > 0 else { break }
      count += read
      guard count == buffer.count else { break }
      buffer += repeatElement(0, count: buffer.count)
    }
    start += count
    // Frames stand one behind the other, which asks less of the system than to begin anew each time.
    if start > OneWrite.mostKept {
      ftruncate(memory, 0)
      lseek(memory, 0, SEEK_SET)
      start = 0
    }
    return count
  }

  /// So many bytes of frames are kept at most, and one frame more.
  private static let mostKept = 1 << 20

  /// Writes all of it, whatever interrupts.
  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var rest = bytes
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
