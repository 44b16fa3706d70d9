/// What is told to the system about room for much text, when it has been reserved and before it is
/// filled. Nothing depends on it but the time; who knows the system gives it.
public struct MemoryAdvice: Sendable {
  private let advise: @Sendable (UnsafeMutableRawBufferPointer) -> Void

  public init(_ advise: @escaping @Sendable (UnsafeMutableRawBufferPointer) -> Void) {
    self.advise = advise
  }

  /// No advice.
  public static let none = MemoryAdvice { _ in }

  /// Gives the advice for the whole capacity of an array.
  package func apply(to array: inout [UInt8]) {
    let capacity = array.capacity
    array.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      advise(UnsafeMutableRawBufferPointer(start: base, count: capacity))
    }
  }
}
