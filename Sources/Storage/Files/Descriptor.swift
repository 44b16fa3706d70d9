import CCalls
import Glibc

/// An open file, as the system numbers it.
public enum Descriptor {
  /// Two ends of a pipe that programs we start do not get; nil when there are no descriptors left.
  public static func pipe() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [-1, -1]
    // At once: another thread may start a program between two calls.
    guard system_pipe(&ends) == 0 else { return nil }
    return (ends[0], ends[1])
  }

  /// Reads what is there, as far as there is room, whatever interrupts. Returns how many bytes; 0 at the end;
  /// below 0 the `errno` of what went wrong, negative.
  public static func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) -> Int {
    while true {
      let count = Glibc.read(descriptor, room.baseAddress, room.count)
      if count >= 0 { return count }
      if errno != EINTR { return -Int(errno) }
    }
  }

  /// Writes all bytes, however many turns that takes. Returns 0, or the `errno` of what went wrong.
  public static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { write($0, to: descriptor) }
  }

  static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(descriptor, part.baseAddress, part.count)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        // Whoever shares it with us does not want to wait; we do.
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&entry, 1, -1)
        continue
      }
      // Nothing written and nothing wrong is a device that takes no more.
      guard count > 0 else { return count < 0 ? errno : ENOSPC }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
