import Foundation
import Glibc
import Storage
import Testing

@Suite struct DescriptorTests {
  /// Who shares standard output with us may have made it one that does not wait: it is waited for all
  /// the same.
  @Test func whatIsFullIsWaitedFor() {
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    let (reading, writing) = (ends[0], ends[1])
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    // F_GETPIPE_SZ, which glibc hides from Swift.
    let capacity = fcntl(writing, 1032)
    let bytes = [UInt8](repeating: 0x61, count: 3 * Int(capacity))
    Thread.detachNewThread {
      _ = Descriptor.write(bytes[...], to: writing)
      close(writing)
    }
    // Nobody reads before it is full.
    var waiting: Int32 = 0
    while waiting < capacity, ioctl(reading, UInt(FIONREAD), &waiting) == 0 { sched_yield() }
    var room = [UInt8](repeating: 0, count: 4096)
    var total = 0
    while case let count = read(reading, &room, room.count), count > 0 { total += count }
    close(reading)
    #expect(total == bytes.count)
  }
}
