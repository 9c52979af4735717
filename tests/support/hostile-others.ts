import { eicar, type HostileFile, joined } from './hostile-pdfs.ts'
import { smallDocx, zipOf } from './small-zip.ts'

const MiB = 1024 * 1024

const picture = (width: number, height: number) => {
  const bytes = Buffer.alloc(45)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.writeUInt32BE(13, 8)
  bytes.write('IHDR', 12)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.write('IEND', 37)
  return bytes
}

const photograph = (width: number, height: number) => {
  const frame = Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0, 0xff, 0xd9])
  frame.writeUInt16BE(height, 7)
  frame.writeUInt16BE(width, 9)
  return frame
}

const dtd = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'

export const hostileOthers: readonly HostileFile[] = [
  { what: '52 a test virus, plain', bytes: () => Buffer.from(eicar), said: /^只接受/ },
  {
    what: '52 a test virus in Word',
    bytes: () => smallDocx(['x'], [{ name: 'word/a.txt', data: eicar }]),
    said: /EICAR/,
  },
  {
    what: '53 a path out of the archive',
    bytes: () => smallDocx(['x'], [{ name: '../../etc/cron.d/x', data: 'x' }]),
    said: /指向压缩包之外/,
  },
  {
    what: '53 a path of Windows',
    bytes: () => smallDocx(['x'], [{ name: 'C:\\x', data: 'x' }]),
    said: /指向压缩包之外/,
  },
  {
    what: '53 a symbolic link',
    bytes: () => smallDocx(['x'], [{ name: 'word/l', data: '/etc/passwd', mode: 0o120777 }]),
    said: /符号链接/,
  },
  {
    what: '53 a name twice',
    bytes: () => smallDocx(['x'], [{ name: 'WORD/document.xml', data: 'y' }]),
    said: /出现两次/,
  },
  {
    what: '53 a bomb',
    bytes: () => smallDocx(['x'], [{ name: 'word/b.xml', data: Buffer.alloc(257 * MiB) }]),
    said: /超过 256 MB/,
  },
  {
    what: '53 a bomb that lies about its size',
    bytes: () => smallDocx(['x'], [{ name: 'word/b.xml', data: Buffer.alloc(257 * MiB), stated: 10 }]),
    said: /超过 256 MB/,
  },
  {
    what: '53 parts that share bytes',
    bytes: () => smallDocx(['x'], [{ name: 'word/document.xm1', data: 'y', sharing: 1 }]),
    said: /名称不符|重叠/,
  },
  {
    what: '53 an archive inside',
    bytes: () => smallDocx(['x'], [{ name: 'word/embeddings/a.bin', data: zipOf([{ name: 'a', data: 'b' }]) }]),
    said: /另一个文件包/,
  },
  {
    what: '53 encrypted parts',
    bytes: () => smallDocx(['x'], [{ name: 'word/c.xml', data: 'x', flags: 0x801 }]),
    said: /已加密/,
  },
  { what: '53 something in front', bytes: () => frontOf(), said: /^只接受|之前还有其他内容|损坏|没有目录/ },
  { what: '53 something behind', bytes: () => joined(smallDocx(['x']), 'tail'), said: /之后还有其他内容/ },
  { what: '54 OFD', bytes: () => zipOf([{ name: 'OFD.xml', data: dtd }]), said: /^只接受/ },
  {
    what: '54 a document type',
    bytes: () => smallDocx(['x'], [{ name: 'word/settings.xml', data: dtd }]),
    said: /文档类型声明/,
  },
  { what: 'macros', bytes: () => smallDocx(['x'], [{ name: 'word/vbaProject.bin', data: 'x' }]), said: /宏或程序/ },
  {
    what: 'a template from elsewhere',
    bytes: () =>
      smallDocx(
        ['x'],
        [
          {
            name: 'word/_rels/settings.xml.rels',
            data: '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://203.0.113.9/t.dotm" TargetMode="External"/></Relationships>',
          },
        ],
      ),
    said: /引用外部内容（http:\/\/203.0.113.9/,
  },
  { what: '55 a picture of 60000 by 60000', bytes: () => picture(60_000, 60_000), said: /60000×60000 像素/ },
  { what: '55 a photograph of 60000 by 60000', bytes: () => photograph(60_000, 60_000), said: /60000×60000 像素/ },
  { what: '55 a picture with something behind', bytes: () => joined(picture(9, 9), 'tail'), said: /之后还有其他内容/ },
]

/** Begins as an archive must and is one only from its second part on. */
const frontOf = () => joined(Buffer.from('PK\u0003\u0004'), Buffer.alloc(40), smallDocx(['x']))
