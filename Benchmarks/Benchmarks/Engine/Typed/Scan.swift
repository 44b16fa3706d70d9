import Catalog
import Dispatch
import Glibc
import Papers
import Synchronization

/// A look at every byte of the texts that are kept, on all cores: no search that reads the texts is faster.
struct Scan {
  let bytes: Int
  let time: Duration

  /// The best of some passes; the first one brings what is not in memory.
  init(_ library: Library, passes: Int = 5) {
    let blocks = library.sources.flatMap { digest in
      stride(from: 0, to: digest.arena.count, by: Scan.block).map { start in
        (digest, start..<min(digest.arena.count, start + Scan.block))
      }
    }
    bytes = blocks.reduce(0) { $0 + $1.1.count }
    let clock = ContinuousClock()
    let sum = Atomic<UInt64>(0)
    let times = (0..<passes).map { _ in
      clock.measure {
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: sysconf(Int32(_SC_NPROCESSORS_ONLN))) { _ in
          while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < blocks.count else { return }
            let (digest, range) = blocks[index]
            let part = digest.arena.withUnsafeBytes { Scan.sum(of: $0[range]) }
            sum.wrappingAdd(part, ordering: .relaxed)
          }
        }
      }
    }
    time = times.min() ?? .zero
  }

  private static let block = 8 << 20

  /// The sum of the bytes, by eight times 64 at a time; the last few are left.
  private static func sum(of bytes: Slice<UnsafeRawBufferPointer>) -> UInt64 {
    typealias Part = SIMD8<UInt64>
    let (memory, size) = (UnsafeRawBufferPointer(rebasing: bytes), MemoryLayout<Part>.size)
    var sums = (Part.zero, Part.zero, Part.zero, Part.zero)
    var place = 0
    while place + 4 * size <= memory.count {
      sums.0 &+= memory.loadUnaligned(fromByteOffset: place, as: Part.self)
      sums.1 &+= memory.loadUnaligned(fromByteOffset: place + size, as: Part.self)
      sums.2 &+= memory.loadUnaligned(fromByteOffset: place + 2 * size, as: Part.self)
      sums.3 &+= memory.loadUnaligned(fromByteOffset: place + 3 * size, as: Part.self)
      place += 4 * size
    }
    return (sums.0 &+ sums.1 &+ sums.2 &+ sums.3).wrappedSum()
  }

  /// `3744 MB in 121 ms, 31 GB/s`
  var text: String {
    let rate = Int(Double(bytes) / 1e6 / max(0.001, Figures.milliseconds(time)))
    return "\(bytes / 1_000_000) MB in \(Figures.text(time)) ms, \(rate) GB/s"
  }
}
