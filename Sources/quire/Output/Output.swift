import Glibc
import Papers
import Storage

/// Standard output and standard error of the commands: the only code that writes there.
///
/// Both have a gate: what a terminal would obey becomes U+FFFD on the way out, wherever it came from.
/// Standard output that cannot be written is an error (exit code 3); standard error that cannot be
/// written changes nothing.
enum Output {
  /// Takes the places of standard streams that were closed, so that no file of ours comes to stand there
  /// and gets what is written. What took a place cannot be written or read.
  static func holdPlaces() {
    for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes bytes to standard output. Ends the program when it cannot: quietly when nobody reads any
  /// more, as the signal would.
  static func write(_ bytes: [UInt8]) {
    let code = Descriptor.write(SafeText.lines(bytes)[...], to: 1)
    if code != 0 { end(failure: code) }
  }

  /// The same for text whose lines may end with a carriage return, as those of RIS do.
  static func write(text bytes: [UInt8]) {
    var rest = bytes[...]
    var safe: [UInt8] = []
    safe.reserveCapacity(bytes.count)
    while let end = rest.firstIndex(of: 0x0A) {
      let isReturned = end > rest.startIndex && rest[end - 1] == 0x0D
      safe += SafeText.lines(Array(rest[..<(isReturned ? end - 1 : end)]))
      safe += isReturned ? [0x0D, 0x0A] : [0x0A]
      rest = rest[(end + 1)...]
    }
    safe += SafeText.lines(Array(rest))
    let code = Descriptor.write(safe[...], to: 1)
    if code != 0 { end(failure: code) }
  }

  /// Writes items, each on a line of its own or with another end, such as a NUL.
  static func write(_ items: [[UInt8]], end: UInt8) {
    let bytes = items.flatMap { SafeText.line(String(decoding: $0, as: UTF8.self)).utf8 + [end] }
    let code = Descriptor.write(bytes[...], to: 1)
    if code != 0 { self.end(failure: code) }
  }

  static func write(_ text: String) {
    write(Array(text.utf8))
  }

  /// A sentence for people, after the program's name, on standard error.
  static func complain(_ sentence: String) {
    complain(raw: "quire: \(sentence)")
  }

  static func complain(raw text: String) {
    _ = Descriptor.write(SafeText.lines(Array((text + "\n").utf8))[...], to: 2)
  }

  /// Writes over the line that was written so before, on a terminal that standard error leads to.
  static func replaceLine(_ text: String) {
    let line = Array("\r\u{1B}[K".utf8) + Array(SafeText.line(text).utf8.prefix(columns - 1))
    _ = Descriptor.write(line[...], to: 2)
  }

  /// Ends the program. What standard output could not keep may only be known when it is closed.
  static func end(_ code: Int32) -> Never {
    if close(1) != 0, errno != EBADF { end(failure: errno, after: code) }
    leave(code)
  }

  private static func end(failure: Int32, after code: Int32 = 0) -> Never {
    if failure == EPIPE { leave(128 + SIGPIPE) }
    complain(Sentences.notWritten(failure))
    leave(code == 2 || code == 130 ? code : 3)
  }

  /// What libcurl would tidy up must not be tidied up while a thread of ours is still on the way to arXiv.
  private static func leave(_ code: Int32) -> Never {
    if ArxivWork.isBusy { _exit(code) }
    exit(code)
  }

  /// The columns of the terminal that output goes to; 80 when it goes elsewhere.
  static var columns: Int {
    var size = winsize()
    let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// The rows of the terminal that output goes to; very many when it goes elsewhere.
  static var rows: Int {
    var size = winsize()
    let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_row > 0
    return isKnown ? Int(size.ws_row) : .max
  }
}
