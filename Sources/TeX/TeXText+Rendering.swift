/// The way in: a text is rendered.
extension TeXText {
  /// Renders a text: about 20 ns a byte of a formula, much less elsewhere.
  public init(_ source: UnsafeRawBufferPointer) {
    var renderer = Renderer(source)
    renderer.run()
    self.init(renderer.output.bytes, renderer.output.pieces)
  }

  public init(_ source: String) {
    var source = source
    self = source.withUTF8 { TeXText(UnsafeRawBufferPointer($0)) }
  }

  /// Whether there is nothing to do: the text is shown as it is. Some 5 GB/s.
  public static func isPlain(_ source: UnsafeRawBufferPointer) -> Bool {
    Special.first(in: source, 0..<source.count) == source.count
  }
}
