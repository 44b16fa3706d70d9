import CZlib
import CZstd

/// Unpacks a stream piece by piece; several members or frames may follow each other.
protocol Unpacker {
  /// Nothing has been begun that is not finished.
  var isBetweenMembers: Bool { get }
  /// Unpacks as much as there is, or as there is room for.
  func unpack(
    _ source: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
  ) -> UnpackingStep
}

/// What came of a piece of a packed stream.
struct UnpackingStep {
  /// How many bytes were taken and given.
  var read = 0
  var written = 0
  /// The stream goes wrong after what was given.
  var isBroken = false
}

/// gzip (RFC 1952), through zlib.
final class GzipUnpacker: Unpacker {
  private var stream = z_stream()
  private(set) var isBetweenMembers = true

  init() {
    z_begin_gzip(&stream)
  }

  deinit {
    inflateEnd(&stream)
  }

  func unpack(
    _ source: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
  ) -> UnpackingStep {
    if isBetweenMembers, source.isEmpty { return UnpackingStep() }
    stream.next_in = UnsafeMutablePointer(
      mutating: source.bindMemory(to: UInt8.self).baseAddress)
    stream.avail_in = UInt32(clamping: source.count)
    stream.next_out = room.bindMemory(to: UInt8.self).baseAddress
    stream.avail_out = UInt32(clamping: room.count)
    let status = inflate(&stream, Z_NO_FLUSH)
    var step = UnpackingStep(
      read: min(source.count, Int(UInt32.max)) - Int(stream.avail_in),
      written: min(room.count, Int(UInt32.max)) - Int(stream.avail_out))
    switch status {
    case Z_STREAM_END:
      isBetweenMembers = true
      inflateReset(&stream)
    case Z_OK, Z_BUF_ERROR: isBetweenMembers = false
    default: step.isBroken = true
    }
    return step
  }
}

/// zstd (RFC 8878).
final class ZstdUnpacker: Unpacker {
  private let context = ZSTD_createDCtx()
  private(set) var isBetweenMembers = true

  deinit {
    ZSTD_freeDCtx(context)
  }

  func unpack(
    _ source: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
  ) -> UnpackingStep {
    if isBetweenMembers, source.isEmpty { return UnpackingStep() }
    var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
    var output = ZSTD_outBuffer(dst: room.baseAddress, size: room.count, pos: 0)
    let status = ZSTD_decompressStream(context, &output, &input)
    isBetweenMembers = status == 0
    return UnpackingStep(
      read: input.pos, written: output.pos, isBroken: ZSTD_isError(status) != 0)
  }
}
