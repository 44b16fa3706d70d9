import Glibc

/// Something that one thread tells another: given once or often, it is there until it is cleared. A
/// pipe, so that it can be polled beside other descriptors.
final class Signal: Sendable {
  /// To be polled for input.
  let descriptor: Int32
  private let writeEnd: Int32

  init() {
    guard let ends = Descriptor.pipe() else { fatalError("no file descriptors left") }
    for end in [ends.reading, ends.writing] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    (descriptor, writeEnd) = ends
  }

  deinit {
    close(descriptor)
    close(writeEnd)
  }

  func give() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Waits until it is given.
  func wait() {
    var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&polled, 1, -1) < 0, errno == EINTR {}
  }

  func clear() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
