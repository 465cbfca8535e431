resource "aws_s3_bucket" "workbooks" {
  bucket = var.workbook_bucket
}

resource "aws_s3_bucket_public_access_block" "workbooks" {
  bucket                  = aws_s3_bucket.workbooks.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# excel-sync alone has this key; it reaches the bucket and nothing else.
resource "aws_iam_user" "workbooks" {
  name = "gomomo-excel-sync"
}

resource "aws_iam_access_key" "workbooks" {
  user = aws_iam_user.workbooks.name
}

resource "aws_iam_user_policy" "workbooks" {
  name = "workbooks"
  user = aws_iam_user.workbooks.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
        Resource = "${aws_s3_bucket.workbooks.arn}/*"
      },
      {
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = aws_s3_bucket.workbooks.arn
      },
    ]
  })
}
